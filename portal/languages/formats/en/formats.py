"""How English writes figures, where it differs from what Django knows."""

THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
