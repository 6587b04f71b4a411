package nl.nabij.contract.face;

/// A street to which a postcode belongs.
public record Street(String street, String town) {

    /// @return four digits and two capitals, however it was typed
    /// @throws IllegalArgumentException what a postcode looks like
    public static String postcode(String typed) {
        return HomeFields.postcode(typed);
    }
}
