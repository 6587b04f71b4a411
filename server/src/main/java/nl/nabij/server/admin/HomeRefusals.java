package nl.nabij.server.admin;

import nl.nabij.server.web.Refusal;

/// What is refused about a home, in the same words wherever it is asked.
final class HomeRefusals {

    private HomeRefusals() {}

    static Refusal noSuchHome() {
        return Refusal.notFound("Your organisation has no home with this id; GET /api/v1/homes-overview lists them");
    }

    static Refusal careEnded() {
        return Refusal.of(409, "ended", "Care ended in this home; open it again first");
    }
}
