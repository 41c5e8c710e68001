/** One connection to a room's relay: my tracks go out, and a fixed pool of places brings the others in. */

const PLACES = 7;
const CODECS = { audio: ["audio/opus"], video: ["video/VP8", "video/rtx"] } as const;
type Kind = keyof typeof CODECS;

export interface PeerEvents {
  /** A stream arrived in a place; places are named by the `mid` of their track. */
  onTrack: (mid: string, track: MediaStreamTrack) => void;
  onState: (state: RTCPeerConnectionState) => void;
}

/** The offer is made once. Whoever comes, goes, hides or shares later changes no line of it. */
export class RelayPeer {
  private readonly connection: RTCPeerConnection;
  private readonly senders: RTCRtpSender[];

  constructor(iceServers: RTCIceServer[], events: PeerEvents) {
    const connection = new RTCPeerConnection({ bundlePolicy: "max-bundle", iceServers });
    this.connection = connection;
    this.senders = (["audio", "video", "video"] as const).map((kind) => add(connection, kind, "sendonly").sender);
    for (let place = 0; place < PLACES; place++) add(connection, "audio", "recvonly");
    for (let place = 0; place <= PLACES; place++) add(connection, "video", "recvonly");
    connection.ontrack = ({ transceiver, track }) => {
      if (transceiver.mid) events.onTrack(transceiver.mid, track);
    };
    connection.onconnectionstatechange = () => events.onState(connection.connectionState);
  }

  /** My microphone and camera, and the screen when it is shared; null sends nothing there. */
  async send(microphone: MediaStreamTrack | null, camera: MediaStreamTrack | null): Promise<void> {
    await Promise.all([this.senders[0]?.replaceTrack(microphone), this.senders[1]?.replaceTrack(camera)]);
  }

  async share(screen: MediaStreamTrack | null): Promise<void> {
    await this.senders[2]?.replaceTrack(screen);
  }

  async offer(): Promise<string> {
    await this.connection.setLocalDescription(await this.connection.createOffer());
    return this.connection.localDescription?.sdp ?? "";
  }

  async take(answer: string): Promise<void> {
    await this.connection.setRemoteDescription({ type: "answer", sdp: answer });
  }

  close(): void {
    this.connection.ontrack = null;
    this.connection.onconnectionstatechange = null;
    this.connection.close();
  }
}

function add(connection: RTCPeerConnection, kind: Kind, direction: RTCRtpTransceiverDirection): RTCRtpTransceiver {
  const one = connection.addTransceiver(kind, { direction });
  const known = RTCRtpSender.getCapabilities(kind)?.codecs ?? [];
  const names: readonly string[] = CODECS[kind];
  // Few codecs keep the offer under the 32 KB that one frame of the socket carries.
  one.setCodecPreferences(known.filter((codec) => names.includes(codec.mimeType)));
  return one;
}
