"""The Helsinki-Uusimaa innovation portal."""
