package nl.nabij.server.postgres;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Who works in the database. None of them is a superuser, and none bypasses row-level security.
enum Role {
    /// Owns the tables; used by the migrations alone.
    OWNER("nabij_owner"),
    /// Faces and API: sees the rows of the organisation that its transaction names, else nothing.
    APP("nabij_app"),
    /// Link and deadlines: sees the rows of all organisations, through policies of its own.
    WORKER("nabij_worker");

    final String user;

    Role(String user) {
        this.user = user;
    }

    /// The role's password follows from the administrator's, so that several nodes with one
    /// database address agree without a shared file.
    String password(String administratorPassword) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(administratorPassword.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(user.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK has no HmacSHA256", e);
        }
    }

    DatabaseAddress signIn(DatabaseAddress administrator) {
        return administrator.as(user, password(administrator.password()));
    }
}
