package nl.nabij.gateway.identity;

/// The centre was reached and did not enrol this box: the code is wrong, used, or too old. Asking
/// again with it is of no use.
public final class EnrolmentRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    EnrolmentRefusedException(String message) {
        super(message);
    }
}
