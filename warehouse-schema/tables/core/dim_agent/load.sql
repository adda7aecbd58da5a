-- Page views are many and agents few: told apart first, so that each is digested and judged once.
WITH requests AS (
  SELECT DISTINCT user_agent, is_robot_agent, robot_list_version, received_seq
  FROM staging.page_view
  WHERE kind = 'page_view'
),

-- Logs leave staging once they are loaded, so the agents of earlier nights are kept here.
published AS (
  SELECT agent_id, user_agent, is_robot, robot_list_version
  FROM core.dim_agent
),

agents AS (
  SELECT
    coalesce(left(sha2(user_agent, 256), 32), '-1') AS agent_id,
    user_agent,
    is_robot_agent AS is_robot,
    robot_list_version,
    received_seq
  FROM requests
  UNION ALL
  SELECT agent_id, user_agent, is_robot, robot_list_version, 0
  FROM published
)

SELECT
  agent_id,
  any_value(user_agent) AS user_agent,
  -- The latest judgement stands; two of one moment that differ err towards the robot.
  max_by(is_robot, struct(received_seq, robot_list_version, is_robot)) AS is_robot,
  max_by(robot_list_version, struct(received_seq, robot_list_version, is_robot)) AS robot_list_version
FROM agents
GROUP BY agent_id
