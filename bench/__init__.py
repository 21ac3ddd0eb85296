"""Measurements of the software on real reports: how right it reads (`bench.accuracy`), and samples to check by hand.

Each module runs as a command, `python -m bench.accuracy`. They need the corpus that lies beside the checkout.
"""
