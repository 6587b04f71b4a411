package nl.nabij.gateway.device;

/// What is known of one source of alarms: a detector's level, or a button's presses.
public sealed interface Episode permits LevelEpisode, PressEpisode {}
