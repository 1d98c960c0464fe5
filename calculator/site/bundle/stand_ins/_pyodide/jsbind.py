"""How a function of JavaScript would be called by a signature of Python's; none is called."""

no_default, default_signature = object(), object()
