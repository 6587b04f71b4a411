package nl.nabij.server.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// JSON schemas of the contract's records, as its codec writes them.
final class Schemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, ObjectNode> named = new TreeMap<>();

    /// The schemas that were referred to until now, by name.
    ObjectNode components() {
        ObjectNode all = JSON.objectNode();
        named.forEach(all::set);
        return all;
    }

    ObjectNode of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic);
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalArgumentException("No schema for " + type);
        }
        return ofClass(plain);
    }

    private ObjectNode ofGeneric(ParameterizedType generic) {
        Class<?> raw = (Class<?>) generic.getRawType();
        Type[] arguments = generic.getActualTypeArguments();
        if (raw == Optional.class) {
            return of(arguments[0]);
        }
        if (Collection.class.isAssignableFrom(raw)) {
            ObjectNode array = typed("array");
            array.set("items", of(arguments[0]));
            return array;
        }
        if (Map.class.isAssignableFrom(raw)) {
            ObjectNode map = typed("object");
            map.set("additionalProperties", of(arguments[1]));
            return map;
        }
        throw new IllegalArgumentException("No schema for " + generic);
    }

    private ObjectNode ofClass(Class<?> plain) {
        if (plain == String.class) {
            return typed("string");
        }
        if (plain == int.class || plain == long.class || plain == Integer.class || plain == Long.class) {
            return typed("integer");
        }
        if (plain == double.class || plain == Double.class) {
            return typed("number");
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return typed("boolean");
        }
        if (plain == Instant.class) {
            return typed("string").put("format", "date-time");
        }
        if (plain == LocalDate.class) {
            return typed("string").put("format", "date");
        }
        if (plain == UUID.class) {
            return typed("string").put("format", "uuid");
        }
        if (plain.isEnum()) {
            return ofEnum(plain);
        }
        Optional<Type> single = singleValue(plain);
        if (single.isPresent()) {
            return of(single.get());
        }
        if (!plain.isRecord()) {
            // A sealed family with its own codec, such as a device's value: any JSON.
            return JSON.objectNode();
        }
        return reference(plain);
    }

    /// A record that is written as its one value, such as an id.
    private static Optional<Type> singleValue(Class<?> plain) {
        if (plain.isRecord()) {
            for (RecordComponent component : plain.getRecordComponents()) {
                if (component.getAccessor().isAnnotationPresent(JsonValue.class)) {
                    return Optional.of(component.getGenericType());
                }
            }
        }
        for (Method method : plain.getDeclaredMethods()) {
            if (method.isAnnotationPresent(JsonValue.class)) {
                return Optional.of(method.getGenericReturnType());
            }
        }
        return Optional.empty();
    }

    private static ObjectNode ofEnum(Class<?> plain) {
        ObjectNode schema = typed("string");
        ArrayNode words = schema.putArray("enum");
        for (Field field : plain.getFields()) {
            if (field.isEnumConstant()) {
                JsonProperty written = field.getAnnotation(JsonProperty.class);
                words.add(written == null ? field.getName() : written.value());
            }
        }
        return schema;
    }

    private ObjectNode reference(Class<?> plain) {
        String name = name(plain);
        if (!named.containsKey(name)) {
            ObjectNode schema = typed("object");
            // Put first: a record may refer to itself.
            named.put(name, schema);
            ObjectNode properties = schema.putObject("properties");
            ArrayNode required = schema.putArray("required");
            Arrays.stream(plain.getRecordComponents()).forEach(component -> {
                properties.set(component.getName(), of(component.getGenericType()));
                if (component.getType() != Optional.class) {
                    required.add(component.getName());
                }
            });
        }
        return JSON.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    /// `SignIn.Request` becomes `SignInRequest`.
    private static String name(Class<?> plain) {
        Class<?> outer = plain.getEnclosingClass();
        return outer == null ? plain.getSimpleName() : name(outer) + plain.getSimpleName();
    }

    private static ObjectNode typed(String type) {
        return JSON.objectNode().put("type", type);
    }
}
