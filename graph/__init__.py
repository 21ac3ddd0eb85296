"""Facts → RDF → linked entities → validated store → answers."""
