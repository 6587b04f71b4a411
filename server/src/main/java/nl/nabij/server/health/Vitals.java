package nl.nabij.server.health;

import java.util.List;

/// What is asked about this server. Each method may block.
public interface Vitals {

    /// Whether the database answers.
    boolean database();

    /// Whether what the homes send can be stored now: not on a full disk.
    boolean stores();

    /// Whether homes can connect.
    boolean listens();

    /// Whether alarms that nobody answers go on to the next.
    boolean escalates();

    int homesConnected();

    /// What else keeps alarms from being answered, beyond this server itself. Asked only while the database
    /// answers.
    List<Problem> service();

    /// @param code for programs; `database`, `storage`, `uplink`, `deadlines`, `nobody-there`,
    ///     `callout-failing`, `certificate`
    /// @param text for people, in English
    record Problem(String code, String text) {}
}
