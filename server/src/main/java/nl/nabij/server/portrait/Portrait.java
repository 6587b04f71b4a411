package nl.nabij.server.portrait;

import io.vertx.core.buffer.Buffer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import nl.nabij.contract.call.CallTold;

/// A photo of a face, or a logo, as it is kept: decoded and drawn anew, so that nothing rides along that is no
/// picture.
///
/// @param jpeg square, small enough for one packet of a home's link
/// @param name says of two whether they are the same
public record Portrait(Buffer jpeg, String name) {

    /// As large as her screen shows it.
    public static final int SIDE = 256;

    /// A phone's page sends far less; a picture that unpacks to gigabytes is never unpacked.
    static final int LONGEST_SIDE = 1_024;

    /// Less would be a smear on her screen.
    static final int SHORTEST_SIDE = 64;

    private static final int MOST_BYTES = CallTold.PhotoTold.LONGEST_PHOTO / 4 * 3;

    private static final Set<String> FORMATS = Set.of("jpeg", "png");

    /// From what nobody sees to what still is a face.
    private static final float[] QUALITIES = {0.85f, 0.7f, 0.5f, 0.3f, 0.1f};

    /// Decoding keeps a core busy. One is decoded at a time, on a thread of its own, and few wait.
    static final int MOST_WAITING = 8;

    private static final ThreadPoolExecutor ONE =
            new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(MOST_WAITING), Portrait::thread);

    static {
        ONE.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "portrait");
        thread.setDaemon(true);
        return thread;
    }

    /// @return empty where too many wait; try again
    /// @throws IllegalArgumentException says what was wrong, and what would be right
    public static Optional<Portrait> inTurn(byte[] image) {
        return inTurn(() -> of(image));
    }

    /// @return empty where too many wait
    static <T> Optional<T> inTurn(Callable<T> drawn) {
        try {
            return Optional.of(ONE.submit(drawn).get());
        } catch (RejectedExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IllegalArgumentException wrong) {
                throw wrong;
            }
            throw new IllegalStateException("A photo could not be drawn anew", e.getCause());
        }
    }

    /// How many wait for their turn now.
    static int waiting() {
        return ONE.getQueue().size();
    }

    /// @throws IllegalArgumentException says what was wrong, and what would be right
    static Portrait of(byte[] image) {
        BufferedImage read = read(image);
        BufferedImage square = square(read);
        for (float quality : QUALITIES) {
            byte[] jpeg = jpeg(square, quality);
            if (jpeg.length <= MOST_BYTES) {
                return new Portrait(Buffer.buffer(jpeg), nameOf(jpeg));
            }
        }
        throw new IllegalArgumentException("image cannot be made small enough; take a calmer picture");
    }

    private static BufferedImage read(byte[] image) {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(image))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            while (readers.hasNext()) {
                ImageReader reader = readers.next();
                if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                    return read(reader, in);
                }
            }
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("image is no whole JPEG or PNG of 64 to 1,024 points a side", e);
        }
        throw new IllegalArgumentException("image is neither JPEG nor PNG");
    }

    private static BufferedImage read(ImageReader reader, ImageInputStream in) throws IOException {
        try {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (Math.min(width, height) < SHORTEST_SIDE || Math.max(width, height) > LONGEST_SIDE) {
                throw new IOException(width + " x " + height);
            }
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    /// The mean of all points that become one: a large picture made small by single points would glitter.
    /// No `Graphics2D`, since that wakes a window system that a server does not have.
    private static BufferedImage square(BufferedImage from) {
        int side = Math.min(from.getWidth(), from.getHeight());
        int left = (from.getWidth() - side) / 2;
        int top = (from.getHeight() - side) / 2;
        BufferedImage to = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                to.setRGB(x, y, mean(from, left + x * side / SIDE, top + y * side / SIDE, Math.max(1, side / SIDE)));
            }
        }
        return to;
    }

    private static int mean(BufferedImage from, int left, int top, int points) {
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int y = top; y < top + points; y++) {
            for (int x = left; x < left + points; x++) {
                int colour = from.getRGB(x, y);
                int opaque = colour >>> 24;
                red += onWhite(colour >> 16, opaque);
                green += onWhite(colour >> 8, opaque);
                blue += onWhite(colour, opaque);
            }
        }
        long all = (long) points * points;
        return (int) (((red / all) << 16) | ((green / all) << 8) | (blue / all));
    }

    private static int onWhite(int part, int opaque) {
        return ((part & 0xff) * opaque + 255 * (255 - opaque)) / 255;
    }

    private static byte[] jpeg(BufferedImage image, float quality) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new IllegalStateException("A picture in memory could not be written", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static String nameOf(byte[] jpeg) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(jpeg))
                    .substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
