"""The sales pipeline (domain §7): opportunities, their stages, and questions about them. Pure."""
