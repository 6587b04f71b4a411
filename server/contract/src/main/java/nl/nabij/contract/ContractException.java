package nl.nabij.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Bytes that are not the message they should be. The text says where and why, and never quotes the
/// content: it may be somebody's personal data.
public final class ContractException extends Exception {

    private static final long serialVersionUID = 1L;

    public ContractException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static ContractException of(Class<?> type, IOException cause) {
        String where = "";
        String why = cause.getClass().getSimpleName();
        if (cause instanceof JsonProcessingException json) {
            if (json.getLocation() != null) {
                where = " at line " + json.getLocation().getLineNr() + ", column "
                        + json.getLocation().getColumnNr();
            }
            Throwable root = json;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            if (root instanceof IllegalArgumentException && root.getMessage() != null) {
                why = root.getMessage();
            }
        }
        return new ContractException("Not a " + type.getSimpleName() + where + ": " + why, cause);
    }
}
