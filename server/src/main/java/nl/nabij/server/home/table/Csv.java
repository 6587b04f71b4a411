package nl.nabij.server.home.table;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// A table as spreadsheets write it, whatever they think a comma or a letter is.
///
/// @param header the first row
/// @param rows the others, without empty ones
record Csv(String encoding, char separator, List<String> header, List<Line> rows) {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String SEPARATORS = ";\t,";
    private static final char MARK = '\uFEFF';

    record Line(int number, List<String> cells) {}

    /// @throws NoTableException says what would be right
    static Csv read(byte[] bytes, int mostRows) throws NoTableException {
        Decoded decoded = decode(bytes);
        String text = decoded.text();
        if (text.indexOf('\0') >= 0) {
            throw new NoTableException(
                    "This is no text; save the table as CSV (a spreadsheet file itself is not read)");
        }
        if (text.isBlank()) {
            throw new NoTableException("The table is empty; its first row has to name the columns");
        }
        char separator = separator(text);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            return new Csv(decoded.encoding(), separator, List.of(), List.of()).filled(parser, mostRows);
        } catch (UncheckedIOException | IOException e) {
            throw new NoTableException("The table cannot be read (" + e.getMessage()
                    + "); a text with a quotation mark in it has to stand between quotation marks, with each doubled");
        }
    }

    private Csv filled(CSVParser parser, int mostRows) throws NoTableException {
        List<Line> lines = new ArrayList<>();
        List<String> header = new ArrayList<>();
        boolean first = true;
        // A cell may hold line ends: a row begins after where the one before ended.
        long begin = 1;
        for (CSVRecord row : parser) {
            List<String> cells = row.stream().map(String::strip).toList();
            if (first) {
                header.addAll(cells);
                first = false;
            } else if (!cells.stream().allMatch(String::isEmpty)) {
                lines.add(new Line((int) begin, cells));
            }
            begin = parser.getCurrentLineNumber() + 1;
            if (lines.size() > mostRows) {
                throw new NoTableException("The table has more than " + mostRows + " rows; cut it into several");
            }
        }
        return new Csv(encoding, separator, header, lines);
    }

    private record Decoded(String encoding, String text) {}

    private static Decoded decode(byte[] bytes) {
        if (bytes.length >= 2
                && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
                        || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF))) {
            return new Decoded("UTF-16", new String(bytes, StandardCharsets.UTF_16));
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new Decoded("UTF-8", !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            // What spreadsheets under Windows write when nobody asked for anything else.
            return new Decoded("windows-1252", new String(bytes, WINDOWS));
        }
    }

    /// The one that is most often in the first line: column names hold none of them.
    private static char separator(String text) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        char best = SEPARATORS.charAt(0);
        long most = -1;
        for (int i = 0; i < SEPARATORS.length(); i++) {
            char candidate = SEPARATORS.charAt(i);
            long count = first.chars().filter(letter -> letter == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }
}
