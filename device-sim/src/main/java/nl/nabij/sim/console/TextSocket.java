package nl.nabij.sim.console;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;
import java.util.Map;

/// A WebSocket of text frames.
public final class TextSocket implements AutoCloseable {

    /// A snapshot of thousands of alarms.
    private static final int LARGEST_FRAME = 64 << 20;

    private static final int LARGEST_HANDSHAKE = 1 << 16;

    /// Hears one socket, on its event loop.
    public interface Listener {
        /// @param atNanos `System.nanoTime` when the frame was whole, before anybody looked into it
        void heard(TextSocket socket, long atNanos, String frame);

        /// The socket is over, and why if that is known.
        default void ended(String why) {}
    }

    private final Channel channel;

    private TextSocket(Channel channel) {
        this.channel = channel;
    }

    /// Connects; frames may come before it returns.
    ///
    /// @param uri `ws://host:port/path`
    public static TextSocket open(EventLoopGroup loops, URI uri, Map<String, String> headers, Listener listener)
            throws InterruptedException {
        DefaultHttpHeaders custom = new DefaultHttpHeaders();
        headers.forEach(custom::add);
        WebSocketClientProtocolConfig config = WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(uri)
                .version(WebSocketVersion.V13)
                .generateOriginHeader(false)
                .maxFramePayloadLength(LARGEST_FRAME)
                .customHeaders(custom)
                .build();
        Channel channel = new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel fresh) {
                        fresh.pipeline()
                                .addLast(new HttpClientCodec())
                                .addLast(new HttpObjectAggregator(LARGEST_HANDSHAKE))
                                .addLast(new WebSocketClientProtocolHandler(config))
                                .addLast(new WebSocketFrameAggregator(LARGEST_FRAME))
                                .addLast(new Frames(new TextSocket(fresh), listener));
                    }
                })
                .connect(uri.getHost(), uri.getPort())
                .sync()
                .channel();
        return new TextSocket(channel);
    }

    public void send(String frame) {
        var _ = channel.writeAndFlush(new TextWebSocketFrame(frame));
    }

    @Override
    public void close() {
        channel.close().syncUninterruptibly();
    }

    private static final class Frames extends SimpleChannelInboundHandler<WebSocketFrame> {

        private final TextSocket socket;
        private final Listener listener;

        Frames(TextSocket socket, Listener listener) {
            this.socket = socket;
            this.listener = listener;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            long at = System.nanoTime();
            if (frame instanceof TextWebSocketFrame text) {
                listener.heard(socket, at, text.text());
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            listener.ended("the other end closed it");
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            listener.ended(cause.toString());
            var _ = context.close();
        }
    }
}
