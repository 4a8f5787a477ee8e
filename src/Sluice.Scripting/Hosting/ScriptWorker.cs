using Sluice.Scripting.Compilation;
using Sluice.Syntax.Text;

namespace Sluice.Scripting.Hosting;

/// <summary>
/// The other process: it runs the scripts that are sent to it, one after the other, until its input ends. It ends by itself when a script
/// does not, so that nothing runs on when the parent process is gone.
/// </summary>
public static class ScriptWorker
{
    /// <summary>Serves.</summary>
    /// <param name="requests">Where the scripts come from.</param>
    /// <param name="answers">Where what they gave goes.</param>
    /// <returns>The exit code: 0, or 2 when what came is no request.</returns>
    public static int Serve(Stream requests, Stream answers)
    {
        var scripts = new LocalScripts(ScriptClock.OfThisProcess);
        try
        {
            // That it is there: whatever ends the process from now on is the script.
            new MessageWriter().SendTo(answers);
            while (MessageReader.ReceiveFrom(requests) is { } request)
            {
                var source = new SourceText(request.Text() ?? "", request.Text() ?? "");
                var limit = TimeSpan.FromMilliseconds(request.Whole());
                var outcome = scripts.Run(source, FactsWire.Read(request), limit);
                OutcomeWire.Write(outcome).SendTo(answers);
                if (outcome.End is not (ScriptEnd.Gave or ScriptEnd.Threw or ScriptEnd.Refused))
                {
                    break;
                }
            }

            return 0;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or InvalidCastException)
        {
            return 2;
        }
    }
}
