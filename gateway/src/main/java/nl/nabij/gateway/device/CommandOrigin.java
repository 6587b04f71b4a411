package nl.nabij.gateway.device;

/// Who asked.
public enum CommandOrigin {
    /// The resident's screen or a program on the box.
    HOME,
    /// A person at the centre, who is signed in and logged there.
    CENTRE
}
