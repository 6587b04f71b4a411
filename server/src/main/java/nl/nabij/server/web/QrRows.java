package nl.nabij.server.web;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A text as the rows of a QR code, `1` for a dark module. A face draws them: a picture would need a
/// format, a size and a theme.
public final class QrRows {

    private QrRows() {}

    /// @param text a code of ours: short, so it always fits
    public static List<String> of(String text) {
        ByteMatrix modules;
        try {
            // A quarter may be dirty or torn: it is read off a creased paper under a kitchen lamp.
            modules = Encoder.encode(text, ErrorCorrectionLevel.Q, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("This text does not fit into a QR code", e);
        }
        List<String> rows = new ArrayList<>();
        for (int y = 0; y < modules.getHeight(); y++) {
            StringBuilder row = new StringBuilder();
            for (int x = 0; x < modules.getWidth(); x++) {
                row.append(modules.get(x, y) == 1 ? '1' : '0');
            }
            rows.add(row.toString());
        }
        return rows;
    }
}
