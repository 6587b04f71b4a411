package nl.nabij.server.family;

import nl.nabij.contract.GatewayId;
import nl.nabij.server.calling.Visitor;

/// Hears after each commit what has to be done elsewhere at once. Never blocks.
public interface FamilyNews {

    /// Her screen has to be told its faces anew.
    void facesChanged(GatewayId home);

    /// This relative may not call any more: what she speaks in now ends.
    void mayNotCall(Visitor relative);

    /// A browser of this relative is signed out; others of hers may come again.
    void browserLeft(Visitor relative);
}
