package nl.nabij.server.admin;

import java.util.Base64;
import nl.nabij.contract.face.Photos;
import nl.nabij.server.portrait.Portrait;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRequest;
import nl.nabij.server.web.Refusal;

/// A photo as a page gives it, and as it is given back.
final class PhotoBodies {

    /// Base64 makes four bytes of three, and there are some words around it.
    static final long MOST_BYTES = Photos.Given.MOST_BYTES * 2L;

    private PhotoBodies() {}

    /// Blocks while another one is drawn.
    static Portrait drawn(ApiRequest request) throws Refusal {
        String image = request.read(Photos.Given.class).image();
        try {
            return Portrait.inTurn(Base64.getDecoder().decode(image))
                    .orElseThrow(() ->
                            Refusal.of(503, "busy", "Many photos are being made just now; try again in a minute"));
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(String.valueOf(e.getMessage()));
        }
    }

    static ApiAnswer shown(byte[] jpeg) {
        return ApiAnswer.ok(new Photos.View(Base64.getEncoder().encodeToString(jpeg)));
    }
}
