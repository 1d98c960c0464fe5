"""The calculator takes and gives strings, and no object of JavaScript."""
