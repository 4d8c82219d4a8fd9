// Mistake: whatever comes after the digits is passed over, up to the CR.
// Fails with: [parsing MSG s 1 5x hello after a good line] Expecting code to raise a throwable.
package workshop.zerocopy;

class HeaderPrediction {
    int parse(ByteBuffer bytes, int from) throws IOException {
        int start = from;
        int limit = bytes.limit();
        while (matches(bytes, start)) {
            int i = start + length;
            long number = 0;
            while (i < limit && bytes.get(i) >= '0' && bytes.get(i) <= '9') {
                number = ControlLine.appendDigit(number, bytes.get(i++));
            }
            boolean digits = i > start + length;
            while (i < limit && bytes.get(i) != '\r') {
                i++;
            }
            int headersStart = i + 2;
            if (!digits
                    || number < message.headersLength()
                    || number > maxMessageLength
                    || limit - headersStart < number + 2) {
                break;
            }
            int end = headersStart + (int) number;
            if (bytes.getShort(i) != CR_LF || bytes.getShort(end) != CR_LF) {
                break;
            }
            message.setStart(start);
            message.setHeadersAndPayload(headersStart, headersStart + message.headersLength(), end);
            handler.onMessage(message);
            start = end + 2;
        }
        return start;
    }
}
