package nl.nabij.server.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiAnswer;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.ApiRoute.AnswerType;

/// Serves the description of all routes, itself included. Anyone may read it: it holds no data.
public final class OpenApiRoute {

    public static final String PATH = "/api/v1/openapi.json";

    private OpenApiRoute() {}

    /// @return the routes, and the one that describes them
    public static List<ApiRoute> addedTo(List<ApiRoute> routes) {
        List<ApiRoute> all = new ArrayList<>(routes);
        ObjectNode[] document = new ObjectNode[1];
        all.add(ApiRoute.get(
                PATH,
                Allowed.anyone(),
                "This document",
                AnswerType.one(200, JsonNode.class),
                request -> ApiAnswer.ok(document[0])));
        document[0] = OpenApiDocument.of(all);
        return List.copyOf(all);
    }
}
