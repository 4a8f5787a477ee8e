using System.Buffers;
using System.IO.Pipelines;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace Sluice.LanguageServer.Messages;

/// <summary>
/// The messages between editor and server. One that is broken is answered with an error and told in the log, and the next is read. At the
/// end of the input what was asked is answered first.
/// </summary>
internal sealed class EditorMessages : HeaderDelimitedMessageHandler
{
    private readonly FrameReader frames;
    private readonly IJsonRpcMessageFormatter formatter;
    private readonly Lock counting = new();
    private TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int open;
    private int written;

    /// <param name="input">What the editor writes.</param>
    /// <param name="output">What the editor reads.</param>
    /// <param name="formatter">From bytes to messages and back.</param>
    public EditorMessages(Stream input, Stream output, IJsonRpcMessageFormatter formatter)
        : base(PipeWriter.Create(output), PipeReader.Create(Stream.Null), formatter)
    {
        frames = new FrameReader(input);
        this.formatter = formatter;
        answered.SetResult();
    }

    /// <summary>Told of each message that is broken.</summary>
    public required Action<string> Log { get; init; }

    /// <summary>Ends as soon as everything that was asked so far is answered.</summary>
    public Task Answered
    {
        get
        {
            lock (counting)
            {
                return answered.Task;
            }
        }
    }

    /// <inheritdoc/>
    protected override async ValueTask<JsonRpcMessage?> ReadCoreAsync(CancellationToken cancellationToken)
    {
        while (await frames.ReadAsync(cancellationToken).ConfigureAwait(false) is { } frame)
        {
            var refusal = frame.Body is null ? new Refusal(-32700, RequestId.Null, frame.Problem!) : MessageCheck.Refuse(frame.Body);
            if (refusal is null && Read(frame.Body!) is { } message)
            {
                return message;
            }

            refusal ??= new Refusal(-32600, RequestId.Null, "it is no message of JSON-RPC");
            if (frame.Body is not null && refusal.Code == -32700)
            {
                frames.Retry(frame.Body);
            }

            Log($"A message was left out: {refusal.Reason}.");
            await WriteAsync(
                    new JsonRpcError
                    {
                        RequestId = refusal.Id,
                        Error = new JsonRpcError.ErrorDetail { Code = (JsonRpcErrorCode)refusal.Code, Message = refusal.Reason },
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
        }

        await Answered.WaitAsync(cancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <inheritdoc/>
    protected override void Write(JsonRpcMessage content, CancellationToken cancellationToken)
    {
        base.Write(content, cancellationToken);
        written += content is JsonRpcResult or JsonRpcError { RequestId.IsNull: false } ? 1 : 0;
    }

    /// <inheritdoc/>
    protected override async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        await base.FlushAsync(cancellationToken).ConfigureAwait(false);
        lock (counting)
        {
            open = Math.Max(0, open - written);
            written = 0;
            if (open == 0)
            {
                answered.TrySetResult();
            }
        }
    }

    private JsonRpcMessage? Read(byte[] body)
    {
        MessageCheck.MendSurrogates(body);
        try
        {
            // The bytes are this message's own: what is read from them later is still there.
            var message = formatter.Deserialize(new ReadOnlySequence<byte>(body));
            if (message is JsonRpcRequest { IsResponseExpected: true })
            {
                lock (counting)
                {
                    answered = open++ == 0 ? new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously) : answered;
                }
            }

            return message;
        }
        catch (Exception e)
            when (e is System.Text.Json.JsonException or UnrecognizedJsonRpcMessageException or InvalidOperationException or FormatException
            )
        {
            return null;
        }
    }
}
