package workshop.benchmarks.contenders;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Echo as Netty's own example does it: write, and flush when the read completes. */
final class NettyEcho implements Contender {

    private final int port;

    NettyEcho() throws InterruptedException {
        port = NettyServer.start(channel -> channel.pipeline().addLast(new Echo()));
    }

    @Override
    public int port() {
        return port;
    }

    private static final class Echo extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            context.write(message, context.voidPromise());
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
