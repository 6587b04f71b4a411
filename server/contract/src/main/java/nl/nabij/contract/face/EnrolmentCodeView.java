package nl.nabij.contract.face;

import java.time.Instant;
import java.util.List;

/// What an installer types or scans to make a box the gateway of a home. It works once.
///
/// @param code as it is typed
/// @param expiresAt one hour after it was made
/// @param qr the same as a QR code without its margin: a row of `1` (dark) and `0` for each line of modules
public record EnrolmentCodeView(String code, Instant expiresAt, List<String> qr) {

    public EnrolmentCodeView {
        qr = List.copyOf(qr);
    }
}
