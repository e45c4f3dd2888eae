"""Who holds what against whom: accusations, misdeeds told in another's voice, and the answers to them."""
