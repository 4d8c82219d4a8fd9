// Mistake: takes the size for the end: where it is not true, the end is never met.
// Seen on: Linux
// Red says: [the whole of /sys/class/net/lo/address was sent, whose size is said to be 4096] Expecting value to be true but was false
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        while (true) {
            long count = file.transferTo(sent, Long.MAX_VALUE - sent, channel);
            if (count == 0 && file.size() <= sent) {
                checkLength();
                return true;
            }
            if (count == 0) {
                ByteBuffer piece = ByteBuffer.allocate(PIECE);
                file.read(piece, sent);
                count = channel.write(piece.flip());
                if (count == 0) {
                    return false;
                }
            }
            sent += count;
        }
    }
}
