"""How translations keep up with their originals, as the Language Act asks: for staff, and for residents."""
