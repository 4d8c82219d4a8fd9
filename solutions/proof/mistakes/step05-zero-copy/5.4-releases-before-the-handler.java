// Mistake: releases before the handler.
// Fails with: [owners of the buffer, while the handler looks at a frame in it] Expecting actual:
package workshop.zerocopy;

class FrameDecoder {
    private void decode(ByteBuffer bytes) throws IOException {
        int end = bytes.position();
        while (end - start >= LENGTH) {
            int length = checked(bytes.getInt(start));
            int payload = start + LENGTH;
            if (end - payload < length) {
                return;
            }
            start = payload + length;
            ByteBuffer view = bytes.duplicate().limit(start).position(payload);
            if (start == end) {
                buffer.release();
                handler.onFrame(view, buffer);
                buffer = pool.acquire();
                buffer.bytes().position(start);
                return;
            }
            handler.onFrame(view, buffer);
        }
    }
}
