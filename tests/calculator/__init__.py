"""The model, the bridge and the command line."""
