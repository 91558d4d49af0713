package org.interweave.conformance;

import com.fasterxml.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A case in a .json file.
 *
 * @param root what it holds
 * @param comparison where everything is compared
 */
record JsonCase(Path path, JsonNode root, Comparison comparison) {
    /** Whether it is an object, or a list, of objects that all have these fields. */
    boolean allHave(String... fields) {
        if (!root.isContainerNode() || root.isEmpty()) {
            return false;
        }
        for (JsonNode element : root) {
            for (String field : fields) {
                if (!element.has(field)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** A field that must be there. */
    static JsonNode field(JsonNode node, String name) throws Misfit {
        JsonNode field = node.get(name);
        if (field == null) {
            throw new Misfit("lacks " + name);
        }
        return field;
    }

    /** A whole number that must be there. */
    static int whole(JsonNode node, String name) throws Misfit {
        return whole(field(node, name));
    }

    private static int whole(JsonNode node) throws Misfit {
        if (!node.isIntegralNumber()) {
            throw new Misfit(node + " is no whole number");
        }
        return node.asInt();
    }

    /** A whole number, in lists as they may be. */
    static Object wholes(JsonNode node) throws Misfit {
        if (!node.isArray()) {
            return whole(node);
        }
        List<Object> list = new ArrayList<>();
        for (JsonNode element : node) {
            list.add(wholes(element));
        }
        return list;
    }

    /** A number that must be there. */
    static double number(JsonNode node, String name) throws Misfit {
        JsonNode field = field(node, name);
        if (!field.isNumber()) {
            throw new Misfit(name + " is no number");
        }
        return field.asDouble();
    }
}
