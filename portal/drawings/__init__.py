"""Pictures that the portal draws itself: small pure functions that turn values into inline SVG.

Each returns markup without style attributes, scripts or identifiers, so that it stands under the strictest content
security policy and any number of times on one page. Colours, strokes and fonts come from the style sheet by class;
sizes of letters are attributes, because the drawing reckons with them.
"""
