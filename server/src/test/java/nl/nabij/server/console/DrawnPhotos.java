package nl.nabij.server.console;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Random;
import javax.imageio.ImageIO;

/// Photos as pages give them: stripes, since no photo of anybody lies in here.
final class DrawnPhotos {

    private DrawnPhotos() {}

    /// The body of each `PUT …/photo`.
    ///
    /// @param seed another one is another picture
    static String body(int seed) {
        return body(picture(300, 300, "jpeg", seed));
    }

    static String body(byte[] image) {
        return "{\"image\":\"" + Base64.getEncoder().encodeToString(image) + "\"}";
    }

    static byte[] picture(int width, int height, String format, int seed) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        for (int x = 0; x < width; x += 50) {
            int colour = random.nextInt(0xffffff);
            for (int y = 0; y < height; y++) {
                for (int i = x; i < Math.min(width, x + 50); i++) {
                    image.setRGB(i, y, colour + y);
                }
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
