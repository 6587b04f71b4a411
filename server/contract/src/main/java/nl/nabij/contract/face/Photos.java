package nl.nabij.contract.face;

/// Photos of who calls or is called: of family, of people who work here, and what stands for a team.
public final class Photos {

    private Photos() {}

    /// The body of each `PUT …/photo`.
    ///
    /// @param image a JPEG or PNG of at most 64 KiB and 64 to 1,024 points a side, as base64; a square is cut
    ///     out of its middle, and only the picture is kept: no place, no date, no name of a camera
    public record Given(String image) {

        public static final int MOST_BYTES = 64 * 1024;

        /// Base64 makes four characters of three bytes.
        private static final int LONGEST = (MOST_BYTES + 2) / 3 * 4;

        public Given {
            HomeFields.check(
                    image.length() <= LONGEST,
                    "image has " + image.length() + " characters; a picture of at most 64 KiB has " + LONGEST);
        }
    }

    /// The answer to each `GET …/photo`.
    ///
    /// @param image a square JPEG as base64
    public record View(String image) {}
}
