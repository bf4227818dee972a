"""One repository a module; each works on the connection of one transaction."""
