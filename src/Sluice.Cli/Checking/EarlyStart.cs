using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Checking;

/// <summary>
/// What every decision needs before anything is known of it: the code of the parser, which comes from disk when it first runs, and the library that
/// makes digests. Where there is a second core they are ready by the time they are asked for; where there is none they take as long as they would
/// have taken then.
/// </summary>
internal static class EarlyStart
{
    /// <summary>Begins, and returns at once.</summary>
    /// <param name="willParse">Whether policies will be read from their text, as far as the command line shows.</param>
    public static void Begin(bool willParse) => ThreadPool.UnsafeQueueUserWorkItem(
        _ =>
        {
            try
            {
#if NO_SCRIPTING
                Native.StartingMemory.FetchSoon();
#endif
                if (willParse)
                {
                    SyntaxTree.Parse(new SourceText("", ""));
                }

                TextDigest.Hex("");
            }
            catch (Exception)
            {
                // Whatever is wrong will be wrong again where somebody waits for it, and is reported there.
            }
        },
        null);
}
