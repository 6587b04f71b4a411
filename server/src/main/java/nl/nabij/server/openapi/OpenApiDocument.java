package nl.nabij.server.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.nabij.contract.face.ApiError;
import nl.nabij.server.access.Role;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiRoute;

/// `openapi.json`.
public final class OpenApiDocument {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    private final Schemas schemas = new Schemas();
    private final ObjectNode document = JsonNodeFactory.instance.objectNode();

    private OpenApiDocument() {}

    public static ObjectNode of(List<ApiRoute> routes) {
        return new OpenApiDocument().build(routes);
    }

    private ObjectNode build(List<ApiRoute> routes) {
        document.put("openapi", "3.1.0");
        ObjectNode info = document.putObject("info");
        info.put("title", "Nabij").put("version", "1");
        info.put(
                "description",
                "The centre's API. Sign in with POST /api/v1/session; send its cookie, or its token as"
                        + " 'Authorization: Bearer'. Bodies are JSON. Every refusal is an ApiError. Live changes come"
                        + " on the WebSocket /api/v1/console.");
        info.putObject("license").put("name", "EUPL-1.2").put("identifier", "EUPL-1.2");
        ObjectNode paths = document.putObject("paths");
        for (ApiRoute route : routes) {
            ObjectNode path = paths.withObjectProperty(route.path());
            path.set(route.method().name().toLowerCase(Locale.ROOT), operation(route));
        }
        ObjectNode components = document.putObject("components");
        schemas.of(ApiError.class);
        components.set("schemas", schemas.components());
        ObjectNode schemes = components.putObject("securitySchemes");
        schemes.putObject("bearer").put("type", "http").put("scheme", "bearer");
        schemes.putObject("cookie").put("type", "apiKey").put("in", "cookie").put("name", "nabij_session");
        return document;
    }

    private ObjectNode operation(ApiRoute route) {
        ObjectNode operation = JsonNodeFactory.instance.objectNode();
        operation.put("summary", route.summary());
        parameters(route, operation.putArray("parameters"));
        route.body().ifPresent(type -> {
            ObjectNode body = operation.putObject("requestBody").put("required", true);
            body.putObject("content").putObject("application/json").set("schema", schemas.of(type));
        });
        ObjectNode responses = operation.putObject("responses");
        good(route, responses);
        for (int status : refusals(route)) {
            refused(responses, status);
        }
        security(route, operation);
        return operation;
    }

    private static void parameters(ApiRoute route, ArrayNode parameters) {
        Matcher variables = VARIABLE.matcher(route.path());
        while (variables.find()) {
            parameter(parameters.addObject(), variables.group(1), "path", true);
        }
        route.query().forEach(name -> parameter(parameters.addObject(), name, "query", false));
    }

    private static void parameter(ObjectNode parameter, String name, String where, boolean required) {
        parameter.put("name", name).put("in", where).put("required", required);
        parameter.putObject("schema").put("type", "string");
    }

    private void good(ApiRoute route, ObjectNode responses) {
        ApiRoute.AnswerType answer = route.answer();
        ObjectNode response = responses.putObject(Integer.toString(answer.status()));
        response.put("description", "Done");
        answer.body().ifPresent(type -> {
            ObjectNode content = response.putObject("content").putObject("application/json");
            if (answer.list()) {
                ObjectNode schema = content.putObject("schema").put("type", "array");
                schema.set("items", schemas.of(type));
            } else {
                content.set("schema", schemas.of(type));
            }
        });
    }

    private static List<Integer> refusals(ApiRoute route) {
        List<Integer> statuses = new ArrayList<>(List.of(400));
        if (route.allowed() instanceof Allowed.Roles) {
            statuses.add(401);
        }
        statuses.add(403);
        if (route.path().contains("{")) {
            statuses.add(404);
        }
        if (route.body().isPresent()) {
            statuses.addAll(List.of(413, 415));
        }
        statuses.addAll(route.refusals());
        statuses.addAll(List.of(500, 503));
        return statuses.stream().distinct().sorted().toList();
    }

    private void refused(ObjectNode responses, int status) {
        ObjectNode response = responses.putObject(Integer.toString(status));
        response.put("description", "Refused; the body says what was wrong and what would be right");
        response.putObject("content").putObject("application/json").set("schema", schemas.of(ApiError.class));
    }

    private static void security(ApiRoute route, ObjectNode operation) {
        ArrayNode security = operation.putArray("security");
        if (route.allowed() instanceof Allowed.Roles(var roles, var _)) {
            security.addObject().putArray("bearer");
            security.addObject().putArray("cookie");
            ArrayNode words = operation.putArray("x-roles");
            roles.stream().map(Role::word).sorted().forEach(words::add);
        }
    }
}
