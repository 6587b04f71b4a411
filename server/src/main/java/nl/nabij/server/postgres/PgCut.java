package nl.nabij.server.postgres;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.internal.Connection;
import io.vertx.sqlclient.internal.SqlConnectionInternal;

/// Ends a connection whose PostgreSQL says nothing more. The adapter's own close is a message in line
/// behind what was not answered, and its codec then waits for PostgreSQL to hang up: for ever, when
/// that is gone.
public final class PgCut {

    private PgCut() {}

    /// Closes the socket, whatever is under way; a pool then counts the connection as gone. May be
    /// called on any thread, and also when it is closed already.
    public static void now(SqlConnection connection) {
        Connection inner = ((SqlConnectionInternal) connection).unwrap().unwrap();
        // From the front of the pipeline, past the codec that puts its goodbye first.
        ChannelHandlerContext front = ((SocketConnectionBase) inner)
                .socket()
                .channelHandlerContext()
                .channel()
                .pipeline()
                .firstContext();
        if (front != null) {
            ChannelFuture _ = front.close();
        }
    }
}
