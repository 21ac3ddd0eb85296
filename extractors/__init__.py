"""Report files → facts: reading, segmentation, recognition, and one module for each kind of fact."""
