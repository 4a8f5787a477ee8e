namespace Sluice.Cli.Hosting;

/// <content>Standard streams as the runtime opens them.</content>
internal sealed partial class SystemConsole
{
    private static partial Stream Open(int descriptor) => descriptor == 1 ? Console.OpenStandardOutput() : Console.OpenStandardError();
}
