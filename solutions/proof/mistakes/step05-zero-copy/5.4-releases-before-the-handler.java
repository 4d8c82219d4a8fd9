// Mistake: the buffer is released before the handler is called.
// Fails with: [the reference count of the buffer, while the handler uses a frame in it] Expecting actual:
package workshop.zerocopy;

class FrameDecoder {
    private void decode(ByteBuffer bytes) throws IOException {
        int end = bytes.position();
        while (buffer != null && end - frameStart >= LENGTH_PREFIX) {
            int length = validLength(bytes.getInt(frameStart));
            int payload = frameStart + LENGTH_PREFIX;
            if (end - payload < length) {
                return;
            }
            frameStart = payload + length;
            ByteBuffer view = bytes.duplicate().limit(frameStart).position(payload);
            if (frameStart == end) {
                buffer.release();
                handler.onFrame(view, buffer);
                buffer = pool.acquire();
                buffer.bytes().position(frameStart);
                return;
            }
            handler.onFrame(view, buffer);
        }
    }
}
