"""The version of newskg, told once."""

VERSION = "0.1.0"
