package nl.nabij.gateway.call;

/// A device of the home that can take part in calls, such as the page on the screen: one connection of it.
public interface CallPage {

    /// Returns at once; a device that does not read is cut.
    ///
    /// @param frame a [nl.nabij.contract.call.CallTold]
    void tell(String frame);

    void end(CallEnd why);
}
