"""The cost lens: what each way takes in money and in the owner's hours. No page, no list."""
