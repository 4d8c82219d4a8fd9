package workshop.chat.server;

import io.nats.client.Connection;
import io.nats.client.Options;
import io.nats.client.impl.SocketDataPort;
import java.io.IOException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * TLS as NATS's client library does it, but only with a server whose certificate is for the host in the URL. The library
 * accepts every trusted certificate. So it would send the credentials to any server that has one, for any host.
 *
 * <p>The library makes an instance for each connection, by the name of this class.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-4.3.4">RFC 9110, section 4.3.4, https Certificate Verification</a>
 */
public final class VerifyingDataPort extends SocketDataPort {

    /** {@inheritDoc} The library limits the time that this takes. */
    @Override
    public void upgradeToSecure() throws IOException {
        Options options = ((Connection) connection).getOptions();
        // The name from the URL. The field host is the address that the library has resolved it to.
        String name = options.getServers().iterator().next().getHost();
        SSLSocket secure =
                (SSLSocket) options.getSslContext().getSocketFactory().createSocket(socket, name, port, true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        socket = secure;
        in = secure.getInputStream();
        out = secure.getOutputStream();
        isSecure = true;
    }
}
