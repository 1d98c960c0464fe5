"""Build time only: turns docs/ and the model's data into what the site generator reads. Never sent to the browser."""
