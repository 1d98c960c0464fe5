"""The calculator's page: the task that its address holds, scored and shown."""
