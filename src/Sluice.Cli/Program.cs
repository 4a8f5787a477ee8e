using Sluice.Cli;
using Sluice.Cli.Checking;
using Sluice.Cli.Io;

if (args is ["check", ..])
{
    EarlyStart.Begin();
}

using var console = new SystemConsole();
Console.CancelKeyPress += static (_, _) => AtomicFile.RemoveUnfinished();
return CliApp.Run(args, console, Environment.CurrentDirectory);
