"""What a network is: its spec, its plan, the networks of the papers. No torch, no Qt, no numpy."""
