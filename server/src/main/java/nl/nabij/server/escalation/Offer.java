package nl.nabij.server.escalation;

import java.time.Duration;

/// The decision whom to ask, with its reason.
///
/// @param patience how long they have before the next step
public record Offer(Rung rung, String name, StepTarget who, Duration patience, OfferReason why) {}
